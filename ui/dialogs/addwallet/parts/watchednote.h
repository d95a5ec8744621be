// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/watchedalready.h"

#include <QTimer>
#include <QWidget>

namespace lockstep::ui {

class PlainLabel;

/// Below what a person is about to add: that a wallet has it already, and what that means. No error: it is allowed.
class WatchedNote final : public QWidget
{
    Q_OBJECT

public:
    explicit WatchedNote(QWidget* parent = nullptr);

    void ask(WatchQuestion question); ///< Once nothing was typed for a moment. The answer to an older one is over.
    void forget(); ///< There is nothing to ask about.
    void setAnswer(const WatchQuestion& question, const WatchedAlready& watched);

signals:
    void wanted(const lockstep::WatchQuestion& question); ///< Answer with setAnswer().

private:
    WatchQuestion m_question;
    QTimer m_rest;
    PlainLabel* m_words;
};

} // namespace lockstep::ui
