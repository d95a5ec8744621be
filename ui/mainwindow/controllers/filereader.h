// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QFile>
#include <QFuture>
#include <QtConcurrent>

#include <type_traits>

namespace lockstep::ui {

/// Reads a file that the person chose and lets `parse` make something of it, both on another thread.
/// Errors: Io; OutOfRange above `most` bytes; those of `parse`.
template <typename Parse>
auto readFile(const QString& path, qint64 most, Parse parse)
{
    using Parsed = std::invoke_result_t<Parse, QByteArray>;
    return QtConcurrent::run([path, most, parse = std::move(parse)]() -> Parsed {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return Error{Errc::Io, file.errorString().toStdString()};
        const QByteArray content = file.read(most + 1);
        if (file.error() != QFileDevice::NoError) return Error{Errc::Io, file.errorString().toStdString()};
        if (content.size() > most) return Error{Errc::OutOfRange, {}};
        return parse(content);
    });
}

} // namespace lockstep::ui
