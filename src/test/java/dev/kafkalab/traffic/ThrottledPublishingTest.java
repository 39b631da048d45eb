package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottledPublishingTest {

    private final MockProducer<String, String> producer =
            new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());

    @ParameterizedTest
    @CsvSource({"1234.4, 1234", "0, 0"})
    void the_producers_own_metric_tells_for_how_long_it_was_throttled(double metric, long millis) {
        throttleTime(metric);

        assertThat(ThrottledPublishing.of(producer, "orders", 3, 5).throttled()).isEqualTo(Duration.ofMillis(millis));
        assertThat(producer.history()).hasSize(3).allSatisfy(sent -> assertThat(sent.value())
                .hasSize(5));
    }

    @Test
    void what_is_no_number_yet_is_no_answer() {
        throttleTime(Double.NaN);

        assertThatIllegalStateException()
                .isThrownBy(() -> ThrottledPublishing.of(producer, "orders", 1, 1))
                .withMessageContaining("does not tell");
    }

    @Test
    void a_message_that_is_not_acknowledged_is_not_taken_for_a_throttled_one() {
        MockProducer<String, String> failing =
                new MockProducer<>(false, null, new StringSerializer(), new StringSerializer()) {
                    @Override
                    public void flush() {
                        errorNext(new IllegalArgumentException("too large"));
                    }
                };

        assertThatIllegalStateException()
                .isThrownBy(() -> ThrottledPublishing.of(failing, "orders", 1, 1))
                .withMessageContaining("too large");
    }

    private void throttleTime(double value) {
        MetricName name = new MetricName("produce-throttle-time-max", "producer-metrics", "", Map.of());
        producer.setMockMetrics(name, new Metric() {
            @Override
            public MetricName metricName() {
                return name;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }
}
