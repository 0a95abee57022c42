package io.meshline.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshline.error.Origin;
import io.meshline.error.Problem;
import io.meshline.model.Mesh;
import java.util.ArrayList;
import java.util.List;

/** What {@code validate} found, for people and for programs. */
final class ProblemList {
    private ProblemList() {}

    /** A line for each problem and a closing one. */
    static List<String> lines(List<Problem> problems, Mesh mesh) {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add(problem.toString()));
        if (problems.isEmpty()) {
            lines.add("Valid: " + count(mesh.domains().size(), "domain") + ", "
                    + count(mesh.datasets().size(), "dataset") + ".");
        } else {
            lines.add(count(problems.size(), "problem") + ".");
        }
        return lines;
    }

    /** {@code {"valid": …, "problems": [{"code", "message", "file", "line"}]}}. */
    static String json(List<Problem> problems) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("valid", problems.isEmpty());
        ArrayNode list = root.putArray("problems");
        for (Problem problem : problems) {
            ObjectNode node = list.addObject();
            node.put("code", problem.code().name());
            node.put("message", problem.message());
            node.put("file", problem.origin().map(Origin::file).orElse(null));
            node.put("line", problem.origin().map(Origin::line).orElse(null));
        }
        return root.toPrettyString();
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
