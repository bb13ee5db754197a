# make demo    the main job on real pictures: two cameras, a broker, a live table
# make test    every test
# make chaos   breaks everything around the agent for DURATION=2m, and proves that nothing is lost; SEED= repeats a run
# The rest is for those who build and measure. Each target fetches what it needs.

INPUT ?=
RUNS ?= 1000000
DURATION ?=
CAMERA ?=
SEED ?=

APP := target/quarkus-app/quarkus-run.jar
MODELS_PYTHON := $(if $(wildcard .venv/bin/ocellus-models),.venv/bin/python,python3)
SOURCES := pom.xml $(shell find src/main native-config -type f)

.PHONY: demo test chaos setup setup-models build bench fuzz native clean

demo: build
	@tools/demo.sh "$(DURATION)" "$(CAMERA)"

test:
	@tools/setup.sh tests
	./mvnw --batch-mode --no-transfer-progress verify
	$(MODELS_PYTHON) -m unittest discover -s models/tests
	python3 -m unittest discover -s tools/bench
	python3 -m unittest discover -s tools/chaos
	@tools/chaos/run.sh 2m 15

chaos: build
	@tools/setup.sh tests
	@tools/chaos/run.sh "$(DURATION)" "$(SEED)"

setup:
	@tools/setup.sh

setup-models:
	@tools/setup_models.sh

build: setup $(APP)

$(APP): $(SOURCES)
	./mvnw --batch-mode -q package -DskipTests
	@touch $(APP)
	@tools/aot.sh

bench: build
	@tools/bench/run.sh

fuzz: # INPUT=url RUNS=100000
	@tools/fuzz/run.sh $(RUNS) $(INPUT)

native: setup
	./mvnw --batch-mode -Pnative package -DskipTests

clean:
	rm -rf target
