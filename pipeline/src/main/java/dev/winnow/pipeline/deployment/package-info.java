/**
 * Which model packages serve, folded from the topic of deployments, and how a worker follows it.
 */
@NullMarked
package dev.winnow.pipeline.deployment;

import org.jspecify.annotations.NullMarked;
