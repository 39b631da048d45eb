package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;

/** The images of one publisher for one program, which share the conventions of their start script. */
interface ImageFamily {

    /** Whether the image is one of these, from whatever registry it comes. */
    boolean recognizes(Image image);

    /** Whether a command, written out as one line, ends in this image's own way of starting its program. */
    boolean startsWith(String command);

    /** Whether the service has the variables that only a node of a cluster needs. */
    boolean configuredAsNode(Service service);

    /** What the image's start script makes of the service's environment. */
    Reading read(Service service, Image image);
}
