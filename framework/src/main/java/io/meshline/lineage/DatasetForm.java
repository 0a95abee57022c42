package io.meshline.lineage;

import io.meshline.lineage.DatasetFacts.Field;
import io.meshline.model.Owner;
import io.meshline.model.PersonalData;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.SchemaDatasetFacetFields;
import io.openlineage.client.OpenLineage.TagsDatasetFacetFields;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.filesystem.FilesystemDatasetUtils;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Writes what is known of a dataset as facets. Names are made by the code by which the listener makes them, so that both
 * speak of the same dataset.
 */
final class DatasetForm {
    private final OpenLineage model;

    DatasetForm(OpenLineage model) {
        this.model = model;
    }

    /** The namespace and the name of a dataset: those of the place where it stands. */
    static DatasetIdentifier name(DatasetFacts dataset) {
        return FilesystemDatasetUtils.fromLocation(dataset.location());
    }

    /** The facets that hold of a dataset whatever is done with it, and its version where that is known. */
    DatasetFacetsBuilder facets(DatasetFacts dataset, OptionalLong version) {
        DatasetFacetsBuilder facets = model.newDatasetFacetsBuilder()
                .dataSource(model.newDatasourceDatasetFacet(name(dataset).getNamespace(), dataset.location()));
        version.ifPresent(known -> facets.version(model.newDatasetVersionDatasetFacet(Long.toString(known))));
        dataset.owner().ifPresent(owner -> facets.ownership(model.newOwnershipDatasetFacet(owners(owner))));
        if (!dataset.description().isEmpty()) {
            facets.documentation(model.newDocumentationDatasetFacet(dataset.description(), "text/plain"));
        }
        if (!dataset.fields().isEmpty()) {
            facets.schema(model.newSchemaDatasetFacet(
                    dataset.fields().stream().map(this::field).toList()));
        }
        List<TagsDatasetFacetFields> tags =
                dataset.fields().stream().flatMap(this::tags).toList();
        if (!tags.isEmpty()) {
            facets.tags(model.newTagsDatasetFacet(tags));
        }
        return facets;
    }

    private SchemaDatasetFacetFields field(Field field) {
        String description =
                Optional.of(field.description()).filter(text -> !text.isEmpty()).orElse(null);
        return model.newSchemaDatasetFacetFields(field.name(), field.type(), description, null, null);
    }

    private Stream<TagsDatasetFacetFields> tags(Field field) {
        return field.personal().stream()
                .flatMap(mark -> Stream.of(tag("pii", mark.kind().key(), field), treated(mark, field)));
    }

    private TagsDatasetFacetFields treated(PersonalData mark, Field field) {
        return tag("pii-treatment", mark.isTreated() ? mark.treatment().told() : "none", field);
    }

    private TagsDatasetFacetFields tag(String key, String value, Field field) {
        return model.newTagsDatasetFacetFields(key, value, "MESHLINE", field.name());
    }

    private List<OpenLineage.OwnershipDatasetFacetOwners> owners(Owner owner) {
        return List.of(
                model.newOwnershipDatasetFacetOwners("team:" + owner.team(), "OWNER"),
                model.newOwnershipDatasetFacetOwners(owner.contact(), "CONTACT"));
    }
}
