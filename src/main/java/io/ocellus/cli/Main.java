package io.ocellus.cli;

/** The one entry point, of the jar and of the native executable. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("hello " + String.join(",", args));
    }
}
