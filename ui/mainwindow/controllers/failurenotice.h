// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/errors/errortext.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/style/theme.h"

namespace lockstep::ui {

/// Says what failed by the `noticed` of a controller, with the details to copy.
template <typename Controller>
void noticeFailure(Controller* controller, const Error& error, ErrorSubject subject = ErrorSubject::General)
{
    emit controller->noticed(errorText(error, subject).sentence(), Tone::Bad, error);
}

/// The same of an answer, where it is one.
template <typename Controller>
void noticeFailure(Controller* controller, const QFuture<Result<void>>& answer)
{
    whenAnswered(answer, controller, [controller](const Result<void>& result) {
        if (!result) noticeFailure(controller, result.error());
    });
}

} // namespace lockstep::ui
