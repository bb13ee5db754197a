package io.ocellus.model;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what an IR's topology file says of itself, as a stream and without OpenVINO, so that a model can be understood (and
 * refused) before anything native touches it. Document types and entities are refused: an IR has none.
 */
final class IrReader {

    /** Several times the largest classification network's. */
    private static final int MAX_BYTES = 16 << 20;

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    IrReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("entities are not allowed");
        });
    }

    /** @throws ModelException where the file is no IR */
    Ir read(Path xml) {
        String text =
                SmallFile.text(xml, MAX_BYTES); // decoded here, since the JDK's decoder prints what it doesn't like
        IrCollector collector = new IrCollector();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                switch (next(reader)) {
                    case XMLStreamConstants.START_ELEMENT -> collector.start(reader);
                    case XMLStreamConstants.END_ELEMENT -> collector.end();
                    case XMLStreamConstants.CHARACTERS -> collector.text(reader);
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new ModelException(xml, "is not an OpenVINO IR: it has a document type or an entity");
                    default -> {} // comments and space
                }
            }
            reader.close();
        } catch (XMLStreamException | IllegalStateException e) {
            throw new ModelException(xml, "is not an OpenVINO IR: " + why(e));
        }
        if (!collector.isIr()) {
            throw new ModelException(xml, "is not an OpenVINO IR: it has no net with layers");
        }
        return collector.result(xml);
    }

    /** A damaged document type makes the JDK's parser fail in ways of its own, before it tells that there is one. */
    private static int next(XMLStreamReader reader) throws XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException e) {
            throw new XMLStreamException("the parser failed", e);
        }
    }

    private static String why(Exception e) {
        if (e instanceof XMLStreamException x) {
            return x.getLocation() == null
                    ? "bad XML"
                    : "bad XML at line " + x.getLocation().getLineNumber();
        }
        return String.valueOf(e.getMessage());
    }
}
