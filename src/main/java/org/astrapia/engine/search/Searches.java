package org.astrapia.engine.search;

import org.astrapia.config.search.Perturbation;
import org.astrapia.config.search.Progressive;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.config.search.SinglePath;
import org.astrapia.config.search.TrialMethod;
import org.astrapia.engine.stage.RunContext;

/** The search of each method. A method is a term of {@link SearchMethod}, a class here, and a line here. */
public final class Searches {
    private Searches() {}

    /** The search that an experiment asks for. */
    public static Search of(RunContext run) {
        return run.experiment().search().method().accept(new SearchMethod.Visitor<>() {
            @Override
            public Search differentiable(SearchMethod.Differentiable method) {
                return new DifferentiableSearch(run);
            }

            @Override
            public Search trials(TrialMethod method) {
                return new TrialSearch(run, method);
            }

            @Override
            public Search singlePath(SinglePath method) {
                return new SinglePathSearch(run, method);
            }

            @Override
            public Search perturbation(Perturbation method) {
                return new PerturbationSearch(run, method);
            }

            @Override
            public Search progressive(Progressive method) {
                return new ProgressiveSearch(run, method);
            }
        });
    }
}
