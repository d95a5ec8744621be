// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/network.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <optional>

class QCheckBox;
class QSpinBox;

namespace lockstep::ui {

class OutpointNote;
class PasteEdit;
class PlainLabel;
class WatchedNote;

/// Addresses or one raw script, and the blocks in which to look for them.
class ScriptsPage final : public WizardPage
{
    Q_OBJECT

public:
    /// `tip`: the last block there can be; nullopt while it is not known.
    ScriptsPage(const QString& walletName, Network network, std::optional<BlockHeight> tip, QWidget* parent = nullptr);

    void setTarget(WalletId wallet) { m_target = wallet; } ///< Whose they become.
    void setText(const QString& text);
    WatchedNote& note() const { return *m_note; } ///< Which other wallets have them already.
    OutpointNote& outpoint() const { return *m_outpoint; }
    NewScripts scripts() const;
    int count() const { return m_count; } ///< How many addresses or scripts, when `isSound`.

    void entered() override;
    bool isSound() override;

private:
    void addFields();
    void textTyped();
    void takeHeightOf(const QString& text);
    QSpinBox* heightBox(const QString& objectName, const QString& name, int value);
    QString textProblem(); ///< Also counts what is there.
    QString windowProblem() const;

    Network m_network;
    std::optional<BlockHeight> m_tip;
    std::optional<WalletId> m_target;
    int m_count = 0;
    PasteEdit* m_text;
    PlainLabel* m_textMessage;
    OutpointNote* m_outpoint;
    WatchedNote* m_note;
    QSpinBox* m_from;
    bool m_isFromChosen = false; ///< By the person, who knows better than the list.
    QSpinBox* m_to;
    QCheckBox* m_follow;
    PlainLabel* m_windowMessage;
};

} // namespace lockstep::ui
