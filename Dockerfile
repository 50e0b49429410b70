# The release as an image: first `./mvnw package -Prelease -DskipTests`, then `docker build -t astrapia .`
# Runs, genotypes and data lie in the folder that is mounted: docker run --rm -it -v "$PWD":/work astrapia run quickstart
FROM eclipse-temurin:17-jre-jammy

ARG VERSION=0.1.0
COPY target/astrapia-${VERSION}.zip /tmp/astrapia.zip
RUN apt-get update \
    && apt-get install --yes --no-install-recommends unzip less \
    && unzip -q /tmp/astrapia.zip -d /opt \
    && ln -s "/opt/astrapia-${VERSION}/bin/astrapia" /usr/local/bin/astrapia \
    && rm -rf /tmp/astrapia.zip /var/lib/apt/lists/* \
    && useradd --create-home --shell /bin/bash astrapia \
    && mkdir /work \
    && chown astrapia: /work

USER astrapia
ENV LC_ALL=C.UTF-8
WORKDIR /work
ENTRYPOINT ["astrapia"]
