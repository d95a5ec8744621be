// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QCheckBox;

namespace lockstep::ui {

class PlainLabel;

/// What the other wallets do while one is imported.
class ImportsCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportsCard(QWidget* parent = nullptr);

    void setLetsBlocksThrough(bool lets);
    void showProblem(const QString& words); ///< Why a wish was not met.

signals:
    void letThroughWanted(bool lets); ///< By the person.

private:
    QCheckBox* m_lets;
    PlainLabel* m_problem;
};

} // namespace lockstep::ui
