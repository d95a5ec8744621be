// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/filewriter.h"

namespace lockstep::ui {

/// Writes what a page made and says by the `said` of a controller where it is, or by its `noticed` why it is not.
template <typename Controller>
void saveFile(Controller* controller, const QString& path, const QByteArray& content)
{
    whenAnswered(writeFile(path, content), controller, [controller, path](const Result<void>& written) {
        if (written)
            emit controller->said(savedText(path));
        else
            noticeFailure(controller, written.error());
    });
}

} // namespace lockstep::ui
