// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/clearcachedialog.h"

#include "ui/format/sync/cachetext.h"
#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

ClearCacheDialog::ClearCacheDialog(const CacheState& state, QWidget* parent)
    : FormDialog(tr("Delete what is kept of the chain?"), tr("&Delete"), parent)
{
    setObjectName(u"clearCacheDialog");
    form()->addWidget(paragraph(cacheSizeText(state), this));
    form()->addWidget(paragraph(tr("Wallets, payments and balances stay as they are. The next import or rescan fetches "
                                   "again what it needs, which takes longer."),
                                this));
    if (state.keeping.filters == CacheKeeping::Filters::Everything)
        form()->addWidget(
            paragraph(tr("As you keep everything since segwit, filters are fetched again in idle moments. "
                         "Choose otherwise first if they are to stay away."),
                      this));
    setEnterCancels();
}

} // namespace lockstep::ui
