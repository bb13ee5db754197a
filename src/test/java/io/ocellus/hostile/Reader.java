package io.ocellus.hostile;

import java.io.IOException;
import java.util.List;

/** One place at which the agent reads what others wrote, fed with bytes. For one thread. */
interface Reader {

    /** What the agent says against this input; empty where it takes it. Anything thrown is a finding. */
    List<String> refusals(byte[] input) throws IOException;

    /** Inputs that it takes, from which a fuzzer may start. */
    List<String> seeds() throws IOException;
}
