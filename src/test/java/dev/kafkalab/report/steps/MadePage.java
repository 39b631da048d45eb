package dev.kafkalab.report.steps;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page, as whoever opens it has it before them.
 *
 * @param name its file's name
 * @param html its source
 */
record MadePage(String name, String html) {

    /** Attributes whose value a browser fetches without being asked. */
    private static final List<String> FETCHED = List.of("src", "srcset", "poster", "background", "data");

    private static final Pattern IN_STYLES = Pattern.compile("url\\(\\s*['\"]?([^'\")]*)|@import\\s+['\"]([^'\"]*)");

    /** Its words, folded away or not, with single spaces. */
    String words() {
        return words(visible());
    }

    /** Its words as it opens: without what is folded away. */
    String wordsAtOnce() {
        Document page = visible();
        page.select("details:not([open]) > :not(summary), [hidden]").remove();
        return words(page);
    }

    /** What stands in its list of totals for that verdict; empty if there is no such list. */
    OptionalInt total(String verdict) {
        return Jsoup.parse(html).select("ul.totals li.%s data[value]".formatted(verdict)).stream()
                .mapToInt(number -> Integer.parseInt(number.attr("value")))
                .findFirst();
    }

    /** Whether its source has these words as they are, unescaped: then they may be more than text. */
    boolean hasRaw(String words) {
        return html.contains(words);
    }

    /** The address of everything that a browser would fetch to show it: images, styles, scripts, frames. */
    List<String> needs() {
        Document page = Jsoup.parse(html);
        Stream<String> attributes = page.getAllElements().stream().flatMap(MadePage::fetched);
        Stream<String> styles = Stream.concat(
                        page.select("style").stream().map(Element::data),
                        page.select("[style]").stream().map(element -> element.attr("style")))
                .flatMap(style -> IN_STYLES.matcher(style).results())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
        Stream<String> elsewhere =
                page.select("meta[http-equiv=refresh]").stream().map(meta -> meta.attr("content"));
        return Stream.of(attributes, styles, elsewhere)
                .flatMap(addresses -> addresses)
                .map(String::strip)
                .filter(Predicate.not(MadePage::inThePage))
                .distinct()
                .toList();
    }

    private static Stream<String> fetched(Element element) {
        Stream<String> addresses =
                FETCHED.stream().filter(element::hasAttr).map(element::attr).flatMap(MadePage::each);
        // Of what has an href, a link is the only one that is not fetched.
        return element.normalName().equals("a")
                ? addresses
                : Stream.concat(
                        addresses,
                        Stream.of("href", "xlink:href").filter(element::hasAttr).map(element::attr));
    }

    private static Stream<String> each(String addresses) {
        return addresses.startsWith("data:")
                ? Stream.of(addresses)
                : Arrays.stream(addresses.split(",")).map(one -> one.strip().split("\\s+")[0]);
    }

    private static boolean inThePage(String address) {
        return address.startsWith("#") || address.startsWith("data:");
    }

    private Document visible() {
        Document page = Jsoup.parse(html);
        page.select("script, style, template, noscript").remove();
        return page;
    }

    private static String words(Document page) {
        return page.body().text();
    }
}
