// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountpath.h"
#include "core/api/newwallet.h"
#include "core/api/watchedalready.h"
#include "core/primitives/network.h"
#include "ui/dialogs/wizard/wizardpage.h"

#include <optional>

class QComboBox;
class QRadioButton;
class QSpinBox;

namespace lockstep::ui {

class AccountPathField;
class PlainLabel;

/// Which addresses of the words are looked for, and how many past the last used one: all standard kinds, unless the
/// person knows the one.
class LookForPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit LookForPage(Network network, QWidget* parent = nullptr);

    bool wantsAll() const; ///< All standard kinds are looked for, before any wallet is made.
    AccountChoice account() const; ///< Where it does not.
    std::optional<int> lookahead() const; ///< nullopt: as usual.
    void setKnown(const WordsAlready& known); ///< What wallets here have of it already.

    void entered() override;
    bool isSound() override;

signals:
    void wishChanged(); ///< All or one, or which one: what is known of another wish is shown no longer.

private:
    void explain();

    QRadioButton* m_all;
    QRadioButton* m_one;
    QComboBox* m_type;
    AccountPathField* m_path;
    PlainLabel* m_meaning;
    PlainLabel* m_known;
    QSpinBox* m_lookahead;
};

} // namespace lockstep::ui
