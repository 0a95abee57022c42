package io.meshline.plan;

import static io.meshline.plan.Jobs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.model.DatasetId;
import io.meshline.model.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sales.events.item_sold                        | item_sold
                    +sales.events.item_sold                       | invoice_lines item_sold
                    sales.events.item_sold+                       | item_sold article daily_revenue
                    +sales.events.item_sold+                      | invoice_lines item_sold article daily_revenue
                    +sales.aggregates.daily_revenue               | invoice_lines targets item_sold daily_revenue
                    sales.raw.invoice_lines+                      | invoice_lines item_sold article daily_revenue
                    stock                                         | orders
                    sales.events                                  | item_sold
                    sales.events.*                                | item_sold
                    *.external                                    | orders
                    sales.*.*i*_*                                 | invoice_lines item_sold daily_revenue
                    sales.manual+                                 | targets daily_revenue
                    stock.external.orders sales.raw.invoice_lines | invoice_lines orders
                    """)
    void selectsWhatTheGrammarSays(String selectors, String jobs) {
        assertThat(select(new Selection(Arrays.asList(selectors.split(" ")), Optional.empty(), Optional.empty())))
                .isEqualTo(jobs);
    }

    @Test
    void keepsOnlyTheDomainAndTheZoneThatAreAskedFor() {
        assertThat(select(Selection.ALL)).isEqualTo("invoice_lines targets item_sold article daily_revenue orders");
        assertThat(select(new Selection(List.of(), Optional.of("stock"), Optional.empty())))
                .isEqualTo("orders");
        assertThat(select(new Selection(List.of("+sales.entities"), Optional.of("sales"), Optional.of(Zone.RAW))))
                .isEqualTo("invoice_lines");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    +sales.raw.invoice_line | Cannot select 'sales.raw.invoice_line': no such job, domain or zone. Did you mean 'sales.raw.invoice_lines'?
                    sale | Cannot select 'sale': no such job, domain or zone. Did you mean 'sales'?
                    sales.event | Cannot select 'sales.event': no such job, domain or zone. Did you mean 'sales.events'?
                    sales.raw.invoice_lines.v1 | Cannot select 'sales.raw.invoice_lines.v1': no such job, domain or zone. Did you mean 'sales.raw.invoice_lines'?
                    + | Cannot select '': no such job, domain or zone.
                    """)
    void refusesUnknownNamesWithSuggestions(String selector, String message) {
        assertThatThrownBy(() -> select(new Selection(List.of(selector), Optional.empty(), Optional.empty())))
                .isInstanceOfSatisfying(
                        MeshlineException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessage(message);
    }

    @Test
    void refusesUnknownDomainsWithSuggestions() {
        assertThatThrownBy(() -> select(new Selection(List.of(), Optional.of("stok"), Optional.empty())))
                .hasMessage("Cannot select domain 'stok': no such domain. Did you mean 'stock'?");
    }

    private static String select(Selection selection) {
        return graph().select(selection).stream().map(DatasetId::name).collect(Collectors.joining(" "));
    }
}
