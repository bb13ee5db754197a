/**
 * The bounded queue between seeing and telling: live in memory, and what has to wait on disk.
 *
 * <p>The files on disk are our own ({@link io.ocellus.outbox.RecordFormat}): a queue that is only appended to, read once
 * and deleted needs no database. Measured for 30 minutes of outage at 20 results a second, one commit a second (36,000
 * records of 350 bytes, 12.6 MB), on ext4: SQLite 3.54.1.0 (write-ahead log, {@code synchronous=full}) wrote 53 MB and
 * another 32 MB while the queue was emptied, took 17 MiB of memory, 0.4 to 1 s to open and 11.6 MB of jar with a native
 * library to extract; H2's MVStore wrote 30 and 2.5 MB and took 23 MiB; these files wrote 20 MB, nothing while they were
 * emptied, and took 5 MiB. A database also hides a torn end, which is to be told here, and one broken page of it costs
 * more than one message.
 */
@NullMarked
package io.ocellus.outbox;

import org.jspecify.annotations.NullMarked;
