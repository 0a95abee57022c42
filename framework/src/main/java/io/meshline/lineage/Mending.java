package io.meshline.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacets;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.filesystem.FilesystemDatasetUtils;
import java.util.Map;

/** Mends what the listener says of datasets. */
final class Mending {
    private static final String DATA_SOURCE = "dataSource";

    private final OpenLineage model;

    Mending(OpenLineage model) {
        this.model = model;
    }

    InputDataset input(InputDataset input) {
        DatasetFacets facets = facets(input.getNamespace(), input.getName(), input.getFacets());
        return model.newInputDataset(input.getNamespace(), input.getName(), facets, input.getInputFacets());
    }

    /** With several jobs at a time the listener counts the rows of one for another; Meshline's own events have them. */
    OutputDataset output(OutputDataset output) {
        DatasetFacets facets = facets(output.getNamespace(), output.getName(), output.getFacets());
        return model.newOutputDataset(output.getNamespace(), output.getName(), facets, null);
    }

    /** The listener's address of a data source is its namespace, which for local files is none. */
    private DatasetFacets facets(String namespace, String name, DatasetFacets given) {
        DatasetIdentifier dataset = new DatasetIdentifier(name, namespace);
        var source = model.newDatasourceDatasetFacet(namespace, FilesystemDatasetUtils.toLocation(dataset));
        return OpenLineageClientUtils.mergeFacets(Map.of(DATA_SOURCE, source), given, DatasetFacets.class);
    }
}
