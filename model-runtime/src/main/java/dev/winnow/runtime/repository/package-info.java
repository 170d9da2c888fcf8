/** Model packages on disk: their manifests, their files and the hashes that tie them. */
@NullMarked
package dev.winnow.runtime.repository;

import org.jspecify.annotations.NullMarked;
