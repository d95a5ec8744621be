// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/filewriter.h"

namespace lockstep::ui {

/// Says by the `said` of a controller where a file is that is being written, or by its `noticed` why it is not.
template <typename Controller>
void tellSaved(Controller* controller, const QFuture<Result<void>>& writing, const QString& path)
{
    whenAnswered(writing, controller, [controller, path](const Result<void>& written) {
        if (written)
            emit controller->said(savedText(path));
        else
            noticeFailure(controller, written.error());
    });
}

/// Writes what a page made, and says so.
template <typename Controller>
void saveFile(Controller* controller, const QString& path, const QByteArray& content)
{
    tellSaved(controller, writeFile(path, content), path);
}

} // namespace lockstep::ui
