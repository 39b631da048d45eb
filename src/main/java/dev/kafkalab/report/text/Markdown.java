package dev.kafkalab.report.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A feature's description as HTML. It comes from a record, which is not to be trusted: markup in it is shown as text,
 * addresses that could run something are dropped, and pictures are words, for a page asks nobody for anything.
 */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {}

    /** That text as HTML which can do nothing but be read. */
    public static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new ForAPage());
        return RENDERER.render(document);
    }

    /** What a description may not do to the page it stands on. */
    private static final class ForAPage extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            visitChildren(image);
            List.copyOf(children(image)).forEach(image::insertBefore);
            image.unlink();
        }

        /** The page's own headings are its outline. */
        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            Paragraph paragraph = new Paragraph();
            StrongEmphasis words = new StrongEmphasis();
            children(heading).forEach(words::appendChild);
            paragraph.appendChild(words);
            heading.insertBefore(paragraph);
            heading.unlink();
        }

        private static List<Node> children(Node parent) {
            List<Node> children = new ArrayList<>();
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                children.add(child);
            }
            return children;
        }
    }
}
