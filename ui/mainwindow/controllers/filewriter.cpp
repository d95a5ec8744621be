// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/filewriter.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QtConcurrent>

namespace lockstep::ui {

namespace {

Result<void> write(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size() && file.commit();
    if (isWritten) return {};
    return Error{Errc::Io, file.errorString().toStdString()};
}

} // namespace

QFuture<Result<void>> writeFile(const QString& path, const QByteArray& content)
{
    return QtConcurrent::run([path, content] { return write(path, content); });
}

QFuture<Result<void>> writeFile(const QString& path, std::function<QByteArray()> make)
{
    return QtConcurrent::run([path, make = std::move(make)] { return write(path, make()); });
}

QString savedText(const QString& path) { return QCoreApplication::translate("FileWriter", "Saved: %1").arg(path); }

} // namespace lockstep::ui
