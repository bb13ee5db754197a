package io.ocellus.control;

/**
 * The walk of a model (DESIGN 4.3): received → fetched → verified → tried → active on probation → committed; or rejected, rolled
 * back, superseded. A state is saved before its action is begun, so that whatever crashes, the next start knows where it was.
 *
 * <p>Until it is committed, {@code effective} names the model before it, which a start therefore runs. Two deaths of the process
 * end the walk, so no document can make an agent die for ever.
 */
public sealed interface Walk {

    /** So many deaths of the process reject what was going on. */
    int MOST_DEATHS = 2;

    Goal goal();

    /** What follows; saved by the caller before it acts. */
    Step on(Event event);

    /**
     * The model that a start runs.
     *
     * @param effective the model that the file {@code effective} names: it may not say yet what was committed
     */
    default String boots(String effective) {
        return effective;
    }

    /** A state that waits for its {@link #action}. */
    sealed interface Going extends Walk {

        /** Deaths of the process since the document was accepted. */
        int deaths();

        /** What it waits for. */
        Action action();

        /** After its action. */
        Step done();

        /** When it ends without success. */
        default Step ended(String code) {
            return new Step(new Rejected(goal(), code), Action.RESTORE);
        }

        /** Begins its action anew, in a new process. */
        Step again(int deaths);

        @Override
        default Step on(Event event) {
            return switch (event) {
                case Event.Done done when done.action() == action() -> done();
                case Event.Failed failed when failed.action() == action() -> ended(failed.code());
                case Event.TimedOut late when late.action() == action() -> ended("timeout");
                case Event.Newer _ -> new Step(new Superseded(goal()), Action.RESTORE);
                case Event.Resumed _ -> again(deaths());
                case Event.Died _ -> deaths() + 1 < MOST_DEATHS ? again(deaths() + 1) : ended("crashed");
                case Event.Done _, Event.Failed _, Event.TimedOut _, Event.Unreachable _ ->
                    new Step(this, Action.NOTHING);
            };
        }
    }

    /** The document is accepted; the bundle is being fetched. */
    record Received(Goal goal, int deaths) implements Going {

        @Override
        public Action action() {
            return Action.FETCH;
        }

        @Override
        public Step done() {
            return new Step(new Fetched(goal, deaths), Action.VERIFY);
        }

        @Override
        public Step again(int deaths) {
            return new Step(new Received(goal, deaths), Action.FETCH);
        }

        @Override
        public Step on(Event event) {
            return event instanceof Event.Unreachable ? new Step(this, Action.FETCH_LATER) : Going.super.on(event);
        }
    }

    /** The bundle is here; it is being verified. */
    record Fetched(Goal goal, int deaths) implements Going {

        @Override
        public Action action() {
            return Action.VERIFY;
        }

        @Override
        public Step done() {
            return new Step(new Verified(goal, deaths), Action.TRY);
        }

        @Override
        public Step again(int deaths) {
            return new Step(new Fetched(goal, deaths), Action.VERIFY);
        }
    }

    /** The bundle is in the store; it is being tried in a child process. */
    record Verified(Goal goal, int deaths) implements Going {

        @Override
        public Action action() {
            return Action.TRY;
        }

        @Override
        public Step done() {
            return new Step(new Tried(goal, deaths), Action.EXCHANGE);
        }

        @Override
        public Step again(int deaths) {
            return new Step(new Verified(goal, deaths), Action.TRY);
        }
    }

    /** It keeps its golden limits on this hardware; it is being compiled and exchanged. */
    record Tried(Goal goal, int deaths) implements Going {

        @Override
        public Action action() {
            return Action.EXCHANGE;
        }

        @Override
        public Step done() {
            return new Step(new Probation(goal, deaths), Action.WATCH);
        }

        @Override
        public Step again(int deaths) {
            return new Step(new Tried(goal, deaths), Action.EXCHANGE);
        }
    }

    /** It is at work and watched; the model before it stays what {@code effective} names. */
    record Probation(Goal goal, int deaths) implements Going {

        @Override
        public Action action() {
            return Action.WATCH;
        }

        @Override
        public Step done() {
            return new Step(new Committed(goal), Action.COMMIT);
        }

        @Override
        public Step ended(String code) {
            return new Step(new RolledBack(goal, code), Action.RESTORE);
        }

        /** The start runs the model before it, so it is exchanged, and watched, once more. */
        @Override
        public Step again(int deaths) {
            return new Step(new Tried(goal, deaths), Action.EXCHANGE);
        }
    }

    /** A state that nothing changes any more. */
    sealed interface Ended extends Walk {

        @Override
        default Step on(Event event) {
            return new Step(this, Action.NOTHING);
        }
    }

    /** It is what {@code effective} names, or will once the write that this state announces is done. */
    record Committed(Goal goal) implements Ended {

        @Override
        public Step on(Event event) {
            boolean started = event instanceof Event.Died || event instanceof Event.Resumed;
            return new Step(this, started ? Action.COMMIT : Action.NOTHING);
        }

        @Override
        public String boots(String effective) {
            return goal.model();
        }
    }

    /** It never was at work. */
    record Rejected(Goal goal, String code) implements Ended {}

    /** It was at work, and was undone. */
    record RolledBack(Goal goal, String code) implements Ended {}

    /** A newer document took its place. */
    record Superseded(Goal goal) implements Ended {}
}
