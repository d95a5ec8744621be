// SPDX-License-Identifier: MIT

#include "ui/widgets/fields/pasteedit.h"

#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMimeData>
#include <QStringDecoder>
#include <QUrl>
#include <QtConcurrent>

#include <optional>

namespace lockstep::ui {

namespace {

constexpr int VisibleLines = 6;

QString localFile(const QMimeData& data)
{
    return data.urls().isEmpty() ? QString() : data.urls().first().toLocalFile();
}

/// nullopt: no text, too long, or not readable.
std::optional<QString> textOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) return std::nullopt;
    const QByteArray bytes = file.read(PasteEdit::MaxFileSize + 1);
    if (bytes.size() > PasteEdit::MaxFileSize || bytes.contains('\0')) return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    return utf8.hasError() ? std::nullopt : std::optional(text);
}

} // namespace

PasteEdit::PasteEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setFixedHeight(fontMetrics().height() * VisibleLines + 2 * static_cast<int>(document()->documentMargin()));
}

bool PasteEdit::canInsertFromMimeData(const QMimeData* source) const
{
    return !localFile(*source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void PasteEdit::insertFromMimeData(const QMimeData* source)
{
    const QString path = localFile(*source);
    path.isEmpty() ? QPlainTextEdit::insertFromMimeData(source) : readFile(path);
}

void PasteEdit::readFile(const QString& path)
{
    auto* watcher = new QFutureWatcher<std::optional<QString>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        if (const auto text = watcher->result())
            setPlainText(*text);
        else
            emit fileRefused(QFileInfo(path).fileName());
    });
    watcher->setFuture(QtConcurrent::run(textOf, path));
}

} // namespace lockstep::ui
