package dev.kafkalab.report.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.file.Path;

/**
 * Steps that make pages from the record of a run, and read them. They need no cluster, so their features are tagged
 * {@code @no-cluster}.
 */
public final class ReportSteps {

    private final MadePages pages;

    public ReportSteps(MadePages pages) {
        this.pages = pages;
    }

    /** Takes the record of a run, {@code messages.ndjson} or a copy of it, by its path from the project's folder. */
    @Given("the record {string} of a run")
    public void theRecord(String file) {
        pages.of(Path.of(file));
    }

    /** Makes every page from the record, as {@code java -jar target/kafka-lab.jar report} does, and lists them. */
    @When("its report is made")
    public void make() {
        pages.make();
    }

    /**
     * The page has these words, folded away or not. A space stands for any space between two words, so it does not
     * matter whether they are in one line, one cell or one paragraph. Pages are named by their files:
     * {@code index.html}.
     */
    @Then("the page {string} says {string}")
    public void says(String page, String words) {
        assertThat(pages.named(page).words().contains(words))
                .withFailMessage("%s does not say \"%s\"", page, words)
                .isTrue();
    }

    /** The page has these words nowhere, folded away or not. */
    @Then("the page {string} does not say {string}")
    public void doesNotSay(String page, String words) {
        assertThat(pages.named(page).words().contains(words))
                .withFailMessage("%s says \"%s\"", page, words)
                .isFalse();
    }

    /** At least one of the pages has these words, folded away or not. */
    @Then("some page says {string}")
    public void somePageSays(String words) {
        assertThat(pages.all().stream().anyMatch(page -> page.words().contains(words)))
                .withFailMessage("No page says \"%s\"", words)
                .isTrue();
    }

    /** At least one of the pages shows these words as it is opened: nobody has to unfold anything to read them. */
    @Then("some page says at once {string}")
    public void somePageSaysAtOnce(String words) {
        assertThat(pages.all().stream().anyMatch(page -> page.wordsAtOnce().contains(words)))
                .withFailMessage("No page says \"%s\" before anything is unfolded", words)
                .isTrue();
    }

    /** The totals at the head of the page are these numbers of scenarios. */
    @Then("the page {string} counts {int} verified, {int} failed, {int} in error and {int} not verified")
    public void counts(String page, int verified, int failed, int error, int notVerified) {
        MadePage counting = pages.named(page);
        assertThat(counting.total("verified")).as("verified").hasValue(verified);
        assertThat(counting.total("failed")).as("failed").hasValue(failed);
        assertThat(counting.total("error")).as("in error").hasValue(error);
        assertThat(counting.total("not-verified")).as("not verified").hasValue(notVerified);
    }

    /**
     * These words, which a browser would take for markup, are said by at least one page, and by every page as text: a
     * record may hold whatever somebody named a topic.
     */
    @Then("{string} is text wherever a page says it")
    public void isText(String words) {
        somePageSays(words);
        assertThat(pages.all().stream().filter(page -> page.hasRaw(words)).map(MadePage::name))
                .as("pages that have it as markup")
                .isEmpty();
    }

    /**
     * No page makes a browser fetch a style, an image, a script, a font or a frame: a page can be sent by mail, and
     * read without a network in ten years.
     */
    @Then("no page needs anything from elsewhere")
    public void needNothing() {
        assertThat(pages.all()).as("pages").isNotEmpty().allSatisfy(page -> assertThat(page.needs())
                .as("what %s needs", page.name())
                .isEmpty());
    }

    /** Made a second time, every page is the same to the letter: a page says nothing that the record does not say. */
    @Then("the same record makes the same pages")
    public void samePages() {
        assertThat(pages.made().equals(pages.all()))
                .withFailMessage("Made again from the same record, the pages are not the same")
                .isTrue();
    }
}
