// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/widgets/panels/strip.h"

#include <QStringList>

class QPushButton;

#include <optional>

namespace lockstep::ui {

class CopyDetailsButton;

/// Something that just happened; stays until it is closed or something else happens. Imports that end while one is told
/// of are told with it.
class NoticeBanner final : public Strip
{
    Q_OBJECT

public:
    explicit NoticeBanner(QWidget* parent = nullptr);

    /// `error`: what failed, for "Copy details", which is not there without one. The sentence is not copied: it may
    /// name a wallet, a file or a person.
    void say(const QString& sentence, Tone tone, const std::optional<Error>& error = std::nullopt);

    /// That an import ended well, with the way to its wallet. `where`: of all wallets, said once, after the last.
    void addDone(const QString& sentence, WalletId wallet, const QString& where);

    void setShown(WalletId wallet); ///< What the window shows: nothing leads there. WalletId{}: all of them.

signals:
    void openClicked(lockstep::WalletId wallet); ///< WalletId{}: all of them.
    void changed(); ///< It was closed.

private:
    void offerOpen();
    void forgetDone();
    void dismiss();

    QPushButton* m_open;
    CopyDetailsButton* m_copy;
    QStringList m_done; ///< Sentences of imports that ended, the newest last.
    int m_doneBefore = 0; ///< Ended earlier, and are only counted.
    WalletId m_wallet; ///< Whose imports they were; none where of several.
    std::optional<WalletId> m_shown;
};

} // namespace lockstep::ui
