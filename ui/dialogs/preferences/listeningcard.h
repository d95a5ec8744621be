// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

class QComboBox;

namespace lockstep::ui {

class FailureNote;
class PlainLabel;

/// When to hear of payments that no block has yet, what that costs, and who is listened to now.
class ListeningCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ListeningCard(QWidget* parent = nullptr);

    void setListening(const ListeningView& listening); ///< Live.
    void showAnswer(const Result<void>& answer); ///< Why a wish was not met.

signals:
    void wishChanged(lockstep::Listening wish); ///< By the person.

private:
    QComboBox* m_wish;
    PlainLabel* m_now;
    FailureNote* m_problem;
};

} // namespace lockstep::ui
