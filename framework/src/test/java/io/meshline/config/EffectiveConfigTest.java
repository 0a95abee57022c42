package io.meshline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshline.error.MeshlineException;
import io.meshline.error.Problems;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveConfigTest {
    @TempDir
    private Path folder;

    @Test
    void showsAllLayersTogetherAndNoSecret() {
        ConfFolder conf = new ConfFolder(folder)
                .file(
                        "platform.conf",
                        "spark { \"spark.a.password\" { env = KEY } }\n"
                                + "lineage.transport { type = http, url = \"https://lineage.example.com\","
                                + " auth.apiKey { env = KEY } }\n"
                                + "alerts.destinations.on_call { url { env = HOOK }, format = slack }")
                .variable("KEY", "hunter2")
                .variable("HOOK", "https://hooks.example.com/T0k3n")
                .set("parallelism=7")
                .domain(
                        "external.rates { description = d, path = ${landing}\"/rates\", columns { a { type = int } } }");

        assertThat(EffectiveConfig.render(conf.source(), new Problems())).isEqualTo("""
                        airflow {
                            catch-up=false
                            conf-dir=conf
                            connection=spark_default
                            dag-id-prefix=meshline_
                            deploy-mode=client
                            granularity=job
                            intervals=backfill
                            jar="jobs/target/meshline-jobs-*.jar"
                            max-active-runs=1
                            pool=default_pool
                            pool-slots=1
                            results=".meshline/results"
                            retries=3
                            retry-delay="5m"
                            retry-delay-limit="1h"
                            spark {}
                            start-date="2026-01-01"
                            tags=[]
                            timeout="6h"
                        }
                        alerts {
                            destinations {
                                "on_call" {
                                    format=slack
                                    url {
                                        env=HOOK
                                    }
                                }
                            }
                            gather="10s"
                            wait-at-end="5s"
                        }
                        domains {
                            sales {
                                domain {
                                    archetype=source-aligned
                                    description="What the shop sells"
                                    name=sales
                                    owner {
                                        contact="sales-data@example.com"
                                        team=sales-data
                                    }
                                }
                                external {
                                    rates {
                                        columns {
                                            a {
                                                type=int
                                            }
                                        }
                                        description=d
                                        path="/landing/rates"
                                    }
                                }
                            }
                        }
                        environment=local
                        landing="/landing"
                        lineage {
                            enabled=false
                            namespace=meshline
                            transport {
                                auth {
                                    apiKey {
                                        env=KEY
                                    }
                                }
                                type=http
                                url="https://lineage.example.com"
                            }
                            wait-at-end="5s"
                        }
                        logs=logs
                        parallelism=7
                        pii {
                            keys {}
                            untreated=[]
                        }
                        quality {
                            sample-rows=10
                        }
                        spark {
                            "spark.a.password"="(redacted)"
                            "spark.sql.shuffle.partitions"="8"
                        }
                        vars {}
                        warehouse="/warehouse"
                        """);
    }

    @Test
    void throwsAllProblemsWhereThereAreAny() {
        ConfFolder conf = new ConfFolder(folder).file("platform.conf", "x = 1").set("y=1");

        assertThatThrownBy(() -> EffectiveConfig.render(conf.source(), new Problems()))
                .isInstanceOfSatisfying(
                        MeshlineException.class,
                        failure -> assertThat(failure.problems()).hasSize(2));
    }
}
