package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class Murmur2Test {

    @Test
    void the_hash_is_that_of_kafka_for_every_length() {
        Random random = new Random(1);
        IntStream.range(0, 40).forEach(length -> {
            byte[] data = new byte[length];
            random.nextBytes(data);

            assertThat(Murmur2.hash(data)).as("%d bytes", length).isEqualTo(Utils.murmur2(data));
        });
    }

    @Test
    void a_key_is_in_the_partition_that_kafka_chooses() {
        IntStream.range(0, 500).forEach(i -> {
            String key = "kläyé " + i;

            assertThat(Murmur2.partition(key, 7))
                    .as(key)
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), 7));
        });
    }
}
