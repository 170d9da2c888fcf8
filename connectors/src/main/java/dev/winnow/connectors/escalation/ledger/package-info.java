/**
 * The book of the questions to providers: each is written down before it is put, and what it came
 * to before that is used. So nothing leaves unrecorded, no answer is paid for twice, and what was
 * spent is known after a crash.
 */
@NullMarked
package dev.winnow.connectors.escalation.ledger;

import org.jspecify.annotations.NullMarked;
