# One image for each service, all from this file:
#
#   make image SERVICE=catalog
#
# which gives the images below by digest, as mesh/environments/foreign-images.json has them; without an argument they are what their tag is today.
# npm brings the Node that everything is tested with, so the last stage needs no more than the C library.
ARG NODE=node:26.13.1-bookworm-slim
ARG RUNTIME=gcr.io/distroless/cc-debian12:nonroot
ARG PYTHON=python:3.13-slim-bookworm

FROM ${NODE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM ${NODE} AS service
ARG SERVICE
WORKDIR /app
COPY package.json ./
COPY gen gen
COPY src/runtime src/runtime
COPY src/${SERVICE} src/${SERVICE}
# ops has none: the folder is there all the same, or the next stage could not copy it.
COPY migrations migrations
RUN find migrations -mindepth 1 -maxdepth 1 ! -name "${SERVICE}" -exec rm -r {} + \
 && find src \( -name '*.spec.ts' -o -name testing \) -prune -exec rm -r {} + \
 && printf "import './src/%s/main.ts';\n" "${SERVICE}" > main.ts

# `make up` in a container, for compose.yaml.
FROM ${PYTHON} AS laptop
RUN apt-get update && apt-get install --yes --no-install-recommends make nodejs npm && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home plaza
WORKDIR /app
COPY --chown=plaza . .
RUN make install && mkdir -p .plaza && chown -R plaza .plaza
USER plaza
CMD ["make", "up"]

FROM ${RUNTIME}
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=service /app ./
# Numbers, because runAsNonRoot cannot judge a name.
USER 10001:10001
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/node
ENTRYPOINT ["/app/node_modules/.bin/node"]
CMD ["main.ts"]
