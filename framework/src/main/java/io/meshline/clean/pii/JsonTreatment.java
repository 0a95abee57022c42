package io.meshline.clean.pii;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.Serializable;

/**
 * Treats marked fields in the text of a JSON document and copies everything else as it is written.
 *
 * <ul>
 *   <li>A treated value is written as a string; null stays null, and what is dropped becomes null.
 *   <li>Of a list each element is treated, wherever on the way it stands.
 *   <li>An object in the place of a value is treated as its text.
 *   <li>A value in the place of an object that holds marked fields is masked: the data may have moved up.
 *   <li>A field that stands twice is treated twice.
 * </ul>
 */
final class JsonTreatment implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Documents are as deep as Spark's own parser lets them be, and their values as long as they come. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final FieldTree fields;

    JsonTreatment(FieldTree fields) {
        this.fields = fields;
    }

    /** The treated document; null for a text that is not one document. */
    String of(String document) {
        try (JsonParser parser = JSON.createParser(document)) {
            Splice splice = new Splice(document, parser);
            parser.nextToken();
            splice.value(fields);
            return parser.nextToken() == null ? splice.finished() : null;
        } catch (IOException noDocument) {
            // The reason would show a part of it.
            return null;
        }
    }

    /** One way through a document, with what was written so far. */
    private static final class Splice {
        private final String document;
        private final JsonParser parser;
        private final StringBuilder written = new StringBuilder();
        private int copied;

        Splice(String document, JsonParser parser) {
            this.document = document;
            this.parser = parser;
        }

        void value(FieldTree marked) throws IOException {
            boolean isDropped =
                    marked.treatment().filter(Nothing.class::isInstance).isPresent();
            if (parser.currentToken() == null) {
                throw new IOException("a text without a value");
            } else if (isDropped) {
                replace(null);
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(marked);
                }
            } else if (marked.treatment().isPresent()) {
                replace(marked.treatment().get());
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                fields(marked);
            } else {
                replace(Rewriting.MASK);
            }
        }

        private void fields(FieldTree marked) throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                FieldTree below = marked.below(name).orElse(null);
                if (below == null) {
                    parser.skipChildren();
                } else {
                    value(below);
                }
            }
        }

        /** Writes what stands before the value, and the treated value in its place. */
        private void replace(TextTreatment treatment) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            int start = (int) parser.currentTokenLocation().getCharOffset();
            String text = parser.currentToken().isScalarValue() ? parser.getText() : null;
            parser.skipChildren();
            int end = end(start);
            String treated =
                    treatment == null ? null : treatment.of(text == null ? document.substring(start, end) : text);
            written.append(document, copied, start).append(quoted(treated));
            copied = end;
        }

        /** Behind a number, the parser has looked further than the value goes. */
        private int end(int start) throws IOException {
            return parser.currentToken().isNumeric() || parser.currentToken().isBoolean()
                    ? start + parser.getTextLength()
                    : (int) parser.currentLocation().getCharOffset();
        }

        private static String quoted(String text) {
            return text == null
                    ? "null"
                    : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
        }

        String finished() {
            return written.append(document, copied, document.length()).toString();
        }
    }
}
