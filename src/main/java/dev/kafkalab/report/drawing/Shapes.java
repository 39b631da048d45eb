package dev.kafkalab.report.drawing;

/** Shapes as the data of an SVG path: the shortest way to write them down. */
final class Shapes {

    private Shapes() {}

    /** A rectangle by its upper left corner. */
    static String box(int x, int y, int width, int height) {
        return "M%d %dh%dv%dh%dz".formatted(x, y, width, height, -width);
    }

    /** A level line. */
    static String level(int x, int y, int toX) {
        return "M%d %dH%d".formatted(x, y, toX);
    }

    /** An upright line. */
    static String upright(int x, int y, int toY) {
        return "M%d %dV%d".formatted(x, y, toY);
    }

    /** A small triangle that stands with its tip on that point. */
    static String pointingDown(int x, int y) {
        return "M%d %dl-5 -8h10z".formatted(x, y);
    }

    /** A small triangle that lies with its tip on that point. */
    static String pointingRight(int x, int y) {
        return "M%d %dl-8 -5v10z".formatted(x, y);
    }

    /** A small triangle above that point, its tip up. */
    static String pointingUp(int x, int y) {
        return "M%d %dh-5l5 -8 5 8z".formatted(x, y);
    }
}
