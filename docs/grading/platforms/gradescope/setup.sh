#!/usr/bin/env bash
# Gradescope runs this once, with a network, while it builds the image for an assignment.
set -euo pipefail
cd /autograder/source

if ! command -v java > /dev/null; then
  apt-get update
  apt-get install -y --no-install-recommends openjdk-17-jre-headless
fi

# There is no network when submissions are graded: Kafka's programs are fetched now, in every version that warm-up/ names.
java -jar kafka-lab.jar grade plan warm-up --assignment assignment.yml --out /autograder/warm
java -jar kafka-lab.jar grade warm-up /autograder/warm
