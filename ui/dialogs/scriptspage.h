// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/dialogs/wizardpage.h"

class QCheckBox;
class QSpinBox;

namespace lockstep::ui {

class PasteEdit;
class PlainLabel;

/// Addresses or one raw script, and the blocks in which to look for them.
class ScriptsPage final : public WizardPage
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be.
    ScriptsPage(const QString& walletName, Network network, BlockHeight tip, QWidget* parent = nullptr);

    void setText(const QString& text);
    NewScripts scripts() const;
    int count() const { return m_count; } ///< How many addresses or scripts, when `isSound`.

    void entered() override;
    bool isSound() override;

private:
    void addFields();
    QSpinBox* heightBox(const QString& objectName, const QString& name, int value);
    QString textProblem(); ///< Also counts what is there.
    QString windowProblem() const;

    Network m_network;
    BlockHeight m_tip;
    int m_count = 0;
    PasteEdit* m_text;
    PlainLabel* m_textMessage;
    QSpinBox* m_from;
    QSpinBox* m_to;
    QCheckBox* m_follow;
    PlainLabel* m_windowMessage;
};

} // namespace lockstep::ui
