package io.ocellus.openvino;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/**
 * {@code libopenvino_c} in this process. It stays loaded until the process ends: OpenVINO's threads can't be unloaded
 * safely. Every handle is made here at run time and held in instance fields, which is what a native image demands.
 */
@SuppressWarnings("restricted") // this class is the one place of the binding that loads a library and makes downcalls
final class NativeLibrary {

    private final Path path;
    private final SymbolLookup symbols;
    private final Linker linker = Linker.nativeLinker();

    /** @throws IllegalArgumentException where the dynamic linker refuses the file */
    NativeLibrary(Path path) {
        this.path = path;
        symbols = SymbolLookup.libraryLookup(path, Arena.global());
    }

    /** @throws RuntimeUnavailableException where the library lacks the function */
    NativeFunction function(String name, Signature signature) {
        return symbols.find(name)
                .map(address ->
                        new NativeFunction(name, signature, linker.downcallHandle(address, signature.descriptor)))
                .orElseThrow(() -> new RuntimeUnavailableException(path + " is not the C library of OpenVINO "
                        + OpenVino.OLDEST + " or newer: it lacks the function " + name + RuntimeLocator.REMEDY));
    }
}
