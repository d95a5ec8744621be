// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QWidget>

class QCheckBox;

namespace lockstep::ui {

class FailureNote;

/// What the other wallets do while one is imported.
class ImportsCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportsCard(QWidget* parent = nullptr);

    void setLetsBlocksThrough(bool lets);
    void showAnswer(const Result<void>& answer); ///< Why a wish was not met.

signals:
    void letThroughWanted(bool lets); ///< By the person.

private:
    QCheckBox* m_lets;
    FailureNote* m_problem;
};

} // namespace lockstep::ui
