package io.meshline.lineage;

import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacet;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.DatasetFacet;
import io.openlineage.spark.shaded.com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.openlineage.spark.shaded.com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Assertions on what a job writes. The model lets the facet stand on inputs only, since others test what is there
 * already; a gate tests what is about to be written. The document is the same.
 */
@JsonPropertyOrder({"_producer", "_schemaURL", "assertions"})
public final class DatasetAssertions implements DatasetFacet {
    private final DataQualityAssertionsDatasetFacet facet;

    DatasetAssertions(DataQualityAssertionsDatasetFacet facet) {
        this.facet = facet;
    }

    /** One for each rule. */
    public List<DataQualityAssertionsDatasetFacetAssertions> getAssertions() {
        return facet.getAssertions();
    }

    @Override
    public URI get_producer() {
        return facet.get_producer();
    }

    @Override
    public URI get_schemaURL() {
        return facet.get_schemaURL();
    }

    @Override
    public Boolean get_deleted() {
        return null;
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> getAdditionalProperties() {
        return facet.getAdditionalProperties();
    }
}
