package io.ocellus.camera;

import org.opencv.core.Mat;

/** Pictures one after the other. Used by one thread at a time; each call may take as long as the camera pleases. */
interface PictureSource extends AutoCloseable {

    /** A right to open, until it is closed. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Makes sure that there is something to open, without holding others up.
     *
     * @throws SourceException where there is nothing
     */
    default void greet() throws SourceException {}

    /**
     * Waits until it may open.
     *
     * @throws SourceException where that takes too long
     */
    default Turn turn() throws SourceException, InterruptedException {
        return () -> {};
    }

    /** Opens it at its beginning, in its turn; what was open is closed before. */
    void open() throws SourceException, InterruptedException;

    /** Moves on to the next picture as cheaply as can be. False: there is none, or the stream is broken. */
    boolean grab();

    /** Decodes the grabbed picture into the buffer, 8 bits a channel. False: it can't be read; the next one may. */
    boolean retrieve(Mat into);

    /** The grabbed picture's place in its file, in nanoseconds from the beginning; 0 for a live source. */
    long positionNanos();

    @Override
    void close();
}
