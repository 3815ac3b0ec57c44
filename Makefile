SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .venv-bench
READY := $(VENV)/.ready
BENCH_READY := $(BENCH_VENV)/.ready
# Thêm tham số cho pytest: make test TESTS="tests/house -x"
TESTS ?=
# Thêm tham số cho đo đạc: make bench BENCH="--files THƯ_MỤC --rounds 7"
BENCH ?=
# Thử tệp hỏng, tệp độc: bao nhiêu giây, bắt đầu từ số nào (trống: theo giờ), loại tệp nào (trống: mọi loại)
FUZZ_SECONDS ?= 600
FUZZ_SEED ?=
FUZZ_KINDS ?=

.PHONY: help setup system demo test fuzz lint format bench train clean

help: ## Liệt kê các lệnh
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: system $(READY) ## Cài gói Debian còn thiếu và môi trường Python (.venv); chạy lại bao nhiêu lần cũng được

system:
	@bash setup.sh system

$(READY): pyproject.toml constraints.txt | system
	@bash setup.sh python

demo: setup ## Chạy thử trọn một quý với hồ sơ bịa, kết quả trong thư mục demo/
	$(BIN)/tdkt demo

test: setup ## Chạy mọi kiểm thử
	$(BIN)/python -m pytest $(TESTS)

fuzz: setup ## Làm hỏng tệp mẫu đủ kiểu rồi đọc, mỗi đêm: make fuzz FUZZ_SECONDS=28800 FUZZ_KINDS=pdf,docx
	FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_SEED=$(FUZZ_SEED) FUZZ_KINDS=$(FUZZ_KINDS) PYTHONPATH=. $(BIN)/python tests/fuzz

lint: setup ## Soát mã: ruff, định dạng, kiểu
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup ## Sửa định dạng mã
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BENCH_READY): bench/requirements.txt | system
	@bash setup.sh bench

bench: setup $(BENCH_READY) ## Đo tốc độ đọc tệp, so với các thư viện khác (môi trường riêng .venv-bench)
	$(BIN)/python -m bench $(BENCH)

train: setup ## Huấn luyện lại bộ đọc thống kê từ giấy tờ bịa (extractors/statistics/spans.crfsuite), lần nào cũng ra đúng tệp ấy
	$(BIN)/python -m training.train

clean: ## Xóa môi trường, kết quả chạy thử và tệp tạm; không đụng inbox/, outbox/, data/
	rm -rf $(VENV) $(BENCH_VENV) demo bench/work .pytest_cache .mypy_cache .ruff_cache *.egg-info
	find . -name __pycache__ -type d -not -path './inbox/*' -not -path './outbox/*' -not -path './data/*' -prune -exec rm -rf {} +
