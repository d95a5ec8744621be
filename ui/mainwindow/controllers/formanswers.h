// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/formdialog.h"
#include "ui/mainwindow/controllers/answers.h"

namespace lockstep::ui {

/// Closes a dialog when what it asked for was done; shows what went wrong when it was not.
template <typename T>
void closeWhenDone(FormDialog* dialog, const QFuture<Result<T>>& answer, ErrorSubject subject = ErrorSubject::General)
{
    whenAnswered(answer, dialog, [dialog, subject](const Result<T>& result) {
        if (result)
            dialog->accept();
        else
            dialog->showError(result.error(), subject);
    });
}

} // namespace lockstep::ui
