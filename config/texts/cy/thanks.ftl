# Not yet reviewed by a native speaker.

thanks-no-crime-report = Nid adroddiad trosedd yw hwn ac nid yw'n rhoi rhif trosedd. I adrodd am drosedd ffoniwch 101 neu ewch i { $site }
thanks-helpline = Mewn perygl ffoniwch 999. I siarad â rhywun, am ddim, ddydd a nos: 0808 2000 247. Os oes rhai eraill yn edrych ar y ffôn hwn, dilëwch y negeseuon hyn.
