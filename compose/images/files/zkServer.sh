#!/usr/bin/env bash
# start-foreground and status, as in ZooKeeper's own zkServer.sh.
# shellcheck source-path=SCRIPTDIR source=common
. /opt/kafka/docker/common

config=$ZOO_CONF_DIR/zoo.cfg
log4j=$ZOO_CONF_DIR/log4j.properties

case ${1-} in
  start-foreground)
    # The form that ZooKeeper's own log has: who (myid), which thread, which class and line.
    log_config '%d{ISO8601} [myid:%X{myid}] - %-5p [%t:%c{1}@%L] - %m%n' > "$log4j"
    # shellcheck disable=SC2086 # lists of words
    run_zookeeper "$config" "$log4j" "-Xmx${ZK_SERVER_HEAP:-256}m" "${quick[@]}" ${SERVER_JVMFLAGS-} ${JVMFLAGS-}
    ;;
  status)
    id=$(cat "$ZOO_DATA_DIR/myid")
    port=$(sed -nE "s/^server\.$id=.*;(.*:)?([0-9]+)$/\2/p; s/^clientPort=//p" "$config" | head -n 1)
    echo "Using config: $config"
    echo "Client port found: $port. Client address: localhost. Client SSL: false."
    four_letter_word localhost "$port" srvr | grep '^Mode: ' ||
      fail "Error contacting service. It is probably not running."
    ;;
  *) fail "Usage: zkServer.sh {start-foreground|status}" ;;
esac
