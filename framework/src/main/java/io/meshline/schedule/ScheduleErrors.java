package io.meshline.schedule;

import io.meshline.error.ErrorCode;
import io.meshline.error.MeshlineException;
import io.meshline.error.Suggestions;
import io.meshline.model.DatasetId;
import io.meshline.model.Zone;
import java.util.Collection;
import java.util.List;

/** The sentences of this package. */
final class ScheduleErrors {
    private ScheduleErrors() {}

    static String nothingTriggers(String domain) {
        return "Cannot schedule domain '" + domain + "': inputs are to start it, but its jobs read no table of another"
                + " domain. Give it a 'cron', or leave the schedule out for a domain that is run by hand";
    }

    static String noInput(String domain, DatasetId input, Collection<String> known) {
        return "Cannot schedule domain '" + domain + "': 'inputs' names '" + input
                + "', which is no table of another domain that its jobs read"
                + Suggestions.further(input.toString(), known);
    }

    static String circle(List<String> domains) {
        return "Cannot schedule domains that start each other in a circle: " + String.join(" → ", domains) + " → "
                + domains.get(0) + ". Give one of them a 'cron' and trigger = none";
    }

    static String zonesInCircle(String domain, List<Zone> zones) {
        return "Cannot schedule domain '" + domain + "' by zone: its zones "
                + Suggestions.all(zones.stream().map(Zone::key).toList())
                + " need each other. Set granularity to job or domain";
    }

    static MeshlineException noManifest(String path, String reason) {
        return new MeshlineException(
                ErrorCode.STALE_MANIFEST,
                "Cannot compare the manifest '" + path + "' with the configuration: " + reason + ". " + remedy(path));
    }

    static MeshlineException stale(String path, String difference) {
        return new MeshlineException(
                ErrorCode.STALE_MANIFEST,
                "The manifest '" + path + "' is not what the configuration gives: " + difference + ". " + remedy(path));
    }

    private static String remedy(String path) {
        return "Write it anew by 'meshline dags --output " + path + "'.";
    }
}
