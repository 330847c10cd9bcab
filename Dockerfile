# Ukuk in a container. docs/OPERATORS.md says how it is run there, with a disk that is read-only but for one folder.
FROM python:3.13-slim-bookworm AS built

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY requirements.txt ./
RUN ["python", "-m", "venv", "/opt/venv"]
RUN ["/opt/venv/bin/python", "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-compile", "-r", "requirements.txt"]
RUN ["/opt/venv/bin/python", "-m", "pip", "uninstall", "--yes", "pip"]
COPY bot/ bot/
COPY content/ content/
COPY locales/ locales/
# What is compiled now need not be compiled at each start, and a read-only disk would not keep it.
RUN ["/opt/venv/bin/python", "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "/opt/venv/lib", "bot"]
# What the phrases teach, for each new volume: half a minute that no start has to spend.
RUN ["/opt/venv/bin/python", "-m", "bot", "learn"]


FROM python:3.13-slim-bookworm

LABEL org.opencontainers.image.title="Ukuk" \
      org.opencontainers.image.description="A Telegram bot that tells migrant workers their rights in Kyrgyz, Russian and English" \
      org.opencontainers.image.licenses="MIT"
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=built /opt/venv /opt/venv
COPY --from=built /app/bot bot
COPY --from=built /app/content content
COPY --from=built /app/locales locales
# The database and what is learned; nothing else is ever written.
COPY --from=built --chown=10001:10001 /app/var var
VOLUME ["/app/var"]
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
# 200 means alive, also without Telegram or the database: people are answered then, and nothing gets better by a restart.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import http.client, os; c = http.client.HTTPConnection('127.0.0.1', int(os.environ.get('PORT') or 8080), timeout=4); c.request('GET', '/healthz'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
