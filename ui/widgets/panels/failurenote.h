// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QWidget>

#include <optional>

namespace lockstep::ui {

class CopyDetailsButton;
class PlainLabel;

/// Why something failed, under what failed, and "Copy details" where somebody who helps has to know more. Takes no room
/// while there is nothing to say.
class FailureNote final : public QWidget
{
    Q_OBJECT

public:
    FailureNote(QStringView labelName, QStringView buttonName, QWidget* parent);

    void say(const QString& words, const std::optional<Error>& error = {}); ///< Empty: nothing is wrong.
    void showError(const Error& error);
    void showAnswer(const Result<void>& answer); ///< Why a wish was not met; nothing if it was.
    void clear() { say({}); }
    QWidget* button() const; ///< For who sets an order for Tab.

private:
    PlainLabel* m_words;
    CopyDetailsButton* m_copy;
};

} // namespace lockstep::ui
