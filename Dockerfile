# «Опора» in a container, see docs/operate.md. In two stages: what builds it stays out of the image.
FROM python:3.11-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/opora
WORKDIR /src
COPY requirements.lock ./
RUN /opt/opora/bin/pip install --require-hashes -r requirements.lock
COPY . .
RUN /opt/opora/bin/pip install --no-deps . \
    && /opt/opora/bin/pip uninstall --yes pip

FROM python:3.11-slim-bookworm

RUN useradd --uid 10001 --user-group --no-log-init --home-dir /var/lib/opora --create-home --shell /usr/sbin/nologin opora \
    && chmod 0700 /var/lib/opora
COPY --from=build /opt/opora /opt/opora

ENV PATH=/opt/opora/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    METRICS_PORT=9100
WORKDIR /var/lib/opora
VOLUME /var/lib/opora
USER 10001:10001

# whether the loop of the process still turns: the counters are answered by it, however updates come
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen as u; u('http://127.0.0.1:9100/metrics', timeout=4)"]

ENTRYPOINT ["opora"]
CMD ["run"]
