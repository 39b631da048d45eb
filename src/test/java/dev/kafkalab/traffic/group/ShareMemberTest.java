package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;

class ShareMemberTest {

    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private boolean unsupported;

    private final MockShareConsumer<String, String> consumer = new MockShareConsumer<>() {
        @Override
        public synchronized ConsumerRecords<String, String> poll(Duration timeout) {
            if (unsupported) {
                throw new UnsupportedVersionException("no share groups");
            }
            polls.incrementAndGet();
            return super.poll(timeout);
        }

        @Override
        public synchronized void acknowledge(ConsumerRecord<String, String> message, AcknowledgeType type) {
            acknowledged.add(message.offset());
        }

        @Override
        public Optional<Integer> acquisitionLockTimeoutMs() {
            return Optional.of(15_000);
        }
    };

    @Test
    void one_that_reads_acknowledges_each_message_and_knows_its_lock() {
        ShareMember member = new ShareMember("consumer-1", "orders", true, consumer);
        arrives(7);
        await().until(() -> acknowledged.size() == 1);
        member.close();

        assertThat(acknowledged).containsExactly(7L);
        assertThat(member.given()).extracting(read -> read.message().offset()).containsExactly(7L);
        assertThat(member.given()).extracting(ReadMessage::member).containsExactly("consumer-1");
        assertThat(member.acquisitionLock()).contains(Duration.ofSeconds(15));
    }

    @Test
    void one_that_holds_acknowledges_nothing_and_polls_no_more_once_it_has_something() {
        ShareMember member = new ShareMember("consumer-1", "orders", false, consumer);
        arrives(7);
        await().until(() -> !member.given().isEmpty());
        int before = polls.get();
        arrives(8);
        member.close();

        assertThat(acknowledged).isEmpty();
        assertThat(polls).hasValue(before);
        assertThat(member.given()).hasSize(1);
    }

    @Test
    void one_that_cannot_go_on_says_why() {
        unsupported = true;

        ShareMember member = new ShareMember("consumer-1", "orders", true, consumer);

        await().untilAsserted(() ->
                assertThatIllegalStateException().isThrownBy(member::given).withMessageContaining("no share groups"));
        assertThatIllegalStateException().isThrownBy(member::close);
    }

    private void arrives(long offset) {
        await().until(() -> !consumer.subscription().isEmpty());
        consumer.addRecord(new ConsumerRecord<>("orders", 0, offset, "a key", "message " + offset));
    }
}
