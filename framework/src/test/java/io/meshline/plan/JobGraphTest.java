package io.meshline.plan;

import static io.meshline.plan.Jobs.ARTICLE;
import static io.meshline.plan.Jobs.LINES;
import static io.meshline.plan.Jobs.ORDERS;
import static io.meshline.plan.Jobs.REVENUE;
import static io.meshline.plan.Jobs.SOLD;
import static io.meshline.plan.Jobs.TARGETS;
import static io.meshline.plan.Jobs.graph;
import static io.meshline.plan.Jobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshline.error.ErrorCode;
import io.meshline.error.Problem;
import io.meshline.error.Problems;
import org.junit.jupiter.api.Test;

class JobGraphTest {
    @Test
    void ordersJobsAfterWhatTheyNeedAndOtherwiseByAddress() {
        assertThat(graph().order()).containsExactly(LINES, TARGETS, SOLD, ARTICLE, REVENUE, ORDERS);
    }

    @Test
    void doesNotDependOnTheOrderOfDeclaration() {
        assertThat(graph(
                                new Problems(),
                                "sales.raw.b",
                                "sales.events.c <- sales.raw.b sales.raw.a",
                                "sales.raw.a",
                                "sales.aggregates.a <- sales.events.c")
                        .order())
                .containsExactly(id("sales.raw.a"), id("sales.raw.b"), id("sales.events.c"), id("sales.aggregates.a"));
    }

    @Test
    void knowsWhatAJobNeedsAndWhatDependsOnIt() {
        assertThat(graph().inputs(REVENUE)).containsExactly(SOLD, TARGETS);
        assertThat(graph().upstream(REVENUE)).containsExactly(LINES, TARGETS, SOLD);
        assertThat(graph().downstream(LINES)).containsExactly(SOLD, ARTICLE, REVENUE);
        assertThat(graph().downstream(ORDERS)).isEmpty();
    }

    @Test
    void leavesOutInputsThatAreNoJobs() {
        assertThat(graph(new Problems(), "sales.events.a <- sales.raw.missing").inputs(id("sales.events.a")))
                .isEmpty();
    }

    @Test
    void namesEachCircleOnceAtItsFirstJob() {
        Problems problems = new Problems();
        JobGraph graph = graph(
                problems,
                "sales.aggregates.b <- sales.aggregates.a",
                "sales.aggregates.c <- sales.aggregates.b",
                "sales.aggregates.a <- sales.aggregates.c",
                "sales.events.self <- sales.events.self sales.raw.x",
                "sales.entities.later <- sales.aggregates.a",
                "sales.raw.x");
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.conf:6: Cannot order jobs that need each other in a circle: sales.aggregates.a →"
                                + " sales.aggregates.b → sales.aggregates.c → sales.aggregates.a",
                        "self.conf:4: Cannot order jobs that need each other in a circle: sales.events.self →"
                                + " sales.events.self");
        assertThat(problems.sorted()).allMatch(problem -> problem.code() == ErrorCode.CYCLE);
        assertThat(graph.order()).hasSize(6).startsWith(id("sales.raw.x"));
    }
}
