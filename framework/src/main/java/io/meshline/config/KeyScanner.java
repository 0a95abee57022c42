package io.meshline.config;

import io.meshline.config.Scan.Declaration;
import io.meshline.config.Scan.Form;
import io.meshline.config.Scan.Include;
import io.meshline.config.Scan.Substitution;
import io.meshline.error.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the place of every key in HOCON text. The parser has accepted the text before, so that this follows the
 * structure only and checks nothing.
 */
final class KeyScanner {
    private static final Pattern INCLUDE = Pattern.compile("include\\s+(\"|required\\(|file\\(|url\\(|classpath\\()");
    private static final Pattern END_OF_KEY = Pattern.compile("[=:{]|\\+=");

    private final Cursor cursor;
    private final String file;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Substitution> substitutions = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private final Map<KeyPath, Integer> lengths = new HashMap<>();

    private KeyScanner(String text, String file) {
        this.cursor = new Cursor(text);
        this.file = file;
    }

    /** Scans the text of a file whose keys stand below {@code prefix}. */
    static Scan scan(String text, String file, KeyPath prefix) {
        KeyScanner scanner = new KeyScanner(text, file);
        scanner.cursor.skipBlank();
        scanner.cursor.skip("{");
        scanner.members(prefix);
        return new Scan(scanner.declarations, scanner.substitutions, scanner.includes);
    }

    private void members(KeyPath prefix) {
        for (cursor.skipBlank(); !cursor.atEnd() && !cursor.isAt("}"); cursor.skipBlank()) {
            if (cursor.isAt(INCLUDE)) {
                cursor.skip("include");
                Origin origin = here();
                includes.add(new Include(prefix, cursor.takeUntil("\"") + cursor.takePiece() + takeClosing(), origin));
            } else {
                member(prefix);
            }
        }
        cursor.skip("}");
    }

    private String takeClosing() {
        StringBuilder closing = new StringBuilder();
        while (cursor.isAt(")")) {
            closing.append(cursor.takePiece());
        }
        return closing.toString();
    }

    private void member(KeyPath prefix) {
        Origin origin = here();
        StringBuilder key = new StringBuilder();
        while (!cursor.atEnd() && !cursor.isAt(END_OF_KEY)) {
            key.append(cursor.takePiece());
        }
        boolean appends = cursor.skip("+=");
        if (!appends && !cursor.isAt("{")) {
            cursor.takePiece();
        }
        KeyPath path = declare(prefix, key.toString(), appends ? Form.ADDED : Form.DECLARED, origin);
        cursor.skipBlank();
        if (appends) {
            element(path);
        } else {
            value(path);
        }
    }

    private KeyPath declare(KeyPath prefix, String key, Form form, Origin origin) {
        KeyPath path = prefix;
        List<String> parts = KeyPath.parse(key).map(KeyPath::parts).orElse(List.of(key.strip()));
        for (String part : parts) {
            path = path.child(part);
            boolean last = path.parts().size() == prefix.parts().size() + parts.size();
            declarations.add(new Declaration(path, last ? form : Form.IMPLIED, origin));
        }
        return path;
    }

    private void value(KeyPath path) {
        while (!cursor.atEnd() && !endsValue()) {
            if (cursor.skip("{")) {
                members(path);
            } else if (cursor.skip("[")) {
                elements(path);
            } else if (cursor.skip("${")) {
                substitution(path);
            } else {
                cursor.takePiece();
            }
        }
    }

    private boolean endsValue() {
        return cursor.isAt("\n") || cursor.isAt(",") || cursor.isAt("}") || cursor.isAt("]") || cursor.isAtComment();
    }

    private void elements(KeyPath list) {
        lengths.put(list, 0);
        for (cursor.skipBlank(); !cursor.atEnd() && !cursor.isAt("]"); cursor.skipBlank()) {
            element(list);
        }
        cursor.skip("]");
    }

    private void element(KeyPath list) {
        KeyPath element = list.element(lengths.merge(list, 1, Integer::sum) - 1);
        declarations.add(new Declaration(element, Form.IMPLIED, here()));
        value(element);
    }

    private void substitution(KeyPath path) {
        Origin origin = here();
        boolean optional = cursor.skip("?");
        Optional<KeyPath> target = KeyPath.parse(cursor.takeUntil("}"));
        cursor.skip("}");
        if (!optional) {
            target.ifPresent(found -> substitutions.add(new Substitution(path, found, origin)));
        }
    }

    private Origin here() {
        return new Origin(file, cursor.line());
    }
}
